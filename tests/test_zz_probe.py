from tests.strangers import strangers, contents
from tests.visitor import Visitor
import traceback
def test_x(app):
    one, other = strangers(app)
    for r in sorted(app.url_map.iter_rules(), key=lambda r: r.rule): print(r.endpoint, r.rule, sorted(r.methods - {'HEAD','OPTIONS'}))
    print('--console')
    for r in sorted(app.extensions['console'].url_map.iter_rules(), key=lambda r: r.rule): print(r.endpoint, r.rule, sorted(r.methods - {'HEAD','OPTIONS'}))
    print(one)
    for who in (None, 'pupr','coordinator','admin','resident'):
        try: v = one.visitor(app, who)
        except Exception: traceback.print_exc(limit=-3); continue
        ref = one.references['referred']
        for p in ['/', '/lapor','/lacak','/pengaduan','/bantuan','/112','/privasi','/aksesibilitas','/masuk','/daftar','/lupa-sandi','/akun','/meja','/meja/pengaduan','/meja/koordinasi',f'/pengaduan/{ref}',f'/pengaduan/{ref}/tenggat',f'/meja/pengaduan/{ref}','/nope','/healthz','/readyz', f"/lapor/{one.tokens['draft']}/apa", f"/lapor/{one.tokens['draft']}/di-mana", f"/lapor/{one.tokens['draft']}/foto", f"/lapor/{one.tokens['draft']}/identitas", f"/lapor/{one.tokens['referred']}/terkirim"]:
            try:
                a = v.get(p); print(who, p, a.status, a.location)
            except Exception as e: print(who, p, 'BAD', repr(e)[:300])
    print(list(contents(one.tenant))[:5])
