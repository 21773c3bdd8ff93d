-- One region's complaints: %(count)s of them over a year, most settled, a tenth still open.
CREATE TEMPORARY TABLE told ON COMMIT DROP AS
SELECT i::bigint AS id,
       now() - (interval '365 days') * ((%(count)s - i)::float / %(count)s) - interval '1 hour' AS at,
       (%(texts)s::text[])[1 + i %% cardinality(%(texts)s::text[])] AS text,
       (SELECT array_agg(code) FROM village) AS villages,
       (SELECT array_agg(code) FROM topic WHERE agency_id IS NOT NULL) AS topics,
       CASE WHEN i %% 50 = 0 THEN 'diterima'
            WHEN i %% 20 = 1 THEN 'didisposisikan'
            WHEN i %% 20 = 2 THEN 'diproses'
            WHEN i %% 20 = 3 THEN 'ditanggapi'
            ELSE 'selesai' END AS state,
       CASE WHEN i %% 30 = 7 THEN 'rahasia' WHEN i %% 10 = 5 THEN 'anonim' ELSE 'publik' END AS visibility
FROM generate_series(1::bigint, %(count)s) AS i;

INSERT INTO clock (id, step, rule, office_closes_at, started_at, due_at, warn_at, stopped_at,
                   skipped, calendar_version)
SELECT id, 'complaint.answer', %(rule)s::jsonb, %(closes_at)s, at, at + interval '7 days',
       at + interval '5 days',
       CASE WHEN state IN ('selesai', 'ditanggapi') THEN at + interval '3 days' END,
       %(skipped)s::jsonb, %(calendar)s
FROM told ORDER BY id;

INSERT INTO complaint (id, reference, receipt_digest, idempotency_key, version, state, visibility,
                       classification, channel, locale, text, public_text, landmark, village_code,
                       latitude, longitude, public_latitude, public_longitude,
                       topic_code, suggestions, reporter_name, reporter_email, agency_id, hop_count,
                       step_clock_id, submitted_at, published_at, answered_at, settled_at)
SELECT told.id, %(prefix)s || '-26-' || lpad(told.id::text, 6, '0'),
       sha256(('receipt' || told.id)::bytea), sha256(('draft' || told.id)::bytea), 3, told.state,
       told.visibility, 'pengaduan', 'portal', 'id', told.text, told.text, 'dekat balai desa',
       told.villages[1 + (told.id * 7919) %% cardinality(told.villages)],
       -- Over half a degree each way: about 55 km, as wide as a kabupaten.
       pin.latitude, pin.longitude,
       CASE WHEN told.visibility <> 'rahasia' THEN round(pin.latitude::numeric, 4) END,
       CASE WHEN told.visibility <> 'rahasia' THEN round(pin.longitude::numeric, 4) END,
       topic.code, '[]'::jsonb,
       CASE WHEN told.visibility <> 'anonim' THEN 'Warga ' || told.id END,
       CASE WHEN told.visibility <> 'anonim' THEN 'warga' || told.id || '@contoh.test' END,
       CASE WHEN told.state <> 'diterima' THEN topic.agency_id END, 0, told.id, told.at,
       CASE WHEN told.state <> 'diterima' THEN told.at + interval '1 minute' END,
       CASE WHEN told.state IN ('selesai', 'ditanggapi') THEN told.at + interval '3 days' END,
       CASE WHEN told.state = 'selesai' THEN told.at + interval '5 days' END
FROM told
CROSS JOIN LATERAL (SELECT -7.6 + (told.id * 7919 %% 9973) / 19946.0 AS latitude,
                           108.9 + (told.id * 6151 %% 9967) / 19934.0 AS longitude) AS pin
JOIN topic ON topic.code = told.topics[1 + (told.id * 104729) %% cardinality(told.topics)]
ORDER BY told.id;

INSERT INTO referral (complaint_id, agency_id, words, referred_at)
SELECT id, agency_id, '{}', published_at FROM complaint WHERE agency_id IS NOT NULL ORDER BY id;

INSERT INTO complaint_entry (complaint_id, state, author, agency_id, note, is_internal, at)
SELECT id, 'diterima', 'reporter', NULL, NULL, false, submitted_at FROM complaint
UNION ALL
SELECT id, 'didisposisikan', 'system', agency_id, NULL, false, published_at
FROM complaint WHERE published_at IS NOT NULL
UNION ALL
SELECT id, 'ditanggapi', 'officer', agency_id, 'Sudah kami periksa dan kami kerjakan.', false,
       answered_at
FROM complaint WHERE answered_at IS NOT NULL
UNION ALL
SELECT id, 'selesai', 'reporter', NULL, NULL, false, settled_at
FROM complaint WHERE settled_at IS NOT NULL
ORDER BY 1;

INSERT INTO account (email, name, locale, digest, created_at, verified_at)
SELECT 'petugas.' || code || '@contoh.test', 'Petugas ' || abbreviation, 'id', 'never', now(), now()
FROM agency WHERE village_code IS NULL AND district_code IS NULL;

INSERT INTO account_role (account_id, role, agency_id, granted_at)
SELECT account.id, 'officer', agency.id, now()
FROM agency JOIN account ON account.email = 'petugas.' || agency.code || '@contoh.test';

SELECT setval(pg_get_serial_sequence('clock', 'id'), (SELECT max(id) FROM clock));

SELECT setval(pg_get_serial_sequence('complaint', 'id'), (SELECT max(id) FROM complaint));
