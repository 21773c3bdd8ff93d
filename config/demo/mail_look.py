"""Markup and style of the mail catcher's page; `$names` take escaped text only."""

PAGE = """<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title - surel demo</title>
<link rel="stylesheet" href="/gaya.css">
</head>
<body>
<a class="skip" href="#isi">Langsung ke isi</a>
<header><p><a href="/">Kotak surel demo</a></p>
<p>Hanya untuk pengembangan: semua surel berhenti di sini, tidak ada yang terkirim.</p></header>
<main id="isi">$body</main>
</body>
</html>
"""

LIST = """<h1>Surel yang tertangkap</h1>
<form method="get" action="/" role="search">
<label for="kepada">Kepada</label>
<input id="kepada" name="kepada" value="$wanted" placeholder="resident@sambas.test"
 autocomplete="off">
<button>Saring</button>
<a href="/">Muat ulang semua</a>
</form>
<p role="status">$tally</p>
<ol reversed class="letters">$items</ol>
"""

ITEM = """<li><a href="/surel/$number">$subject</a>
<span>Dari $sender</span> <span>Kepada $recipient</span>
<time datetime="$iso">$time</time></li>
"""

LETTER = """<p><a href="/">&larr; Semua surel</a></p>
<h1>$subject</h1>
<dl><dt>Dari</dt><dd>$sender</dd><dt>Kepada</dt><dd>$recipient</dd><dt>Waktu</dt><dd>$time</dd></dl>
<h2>Teks</h2>
<div class="text">$text</div>
<h2>HTML</h2>
$frame
$attachments
<details><summary>Semua tajuk</summary><table><tbody>$headers</tbody></table></details>
<p><a href="/surel/$number.eml" download>Unduh berkas .eml</a></p>
"""

MISSING = """<h1>Surel tidak ditemukan</h1>
<p><a href="/">Kembali ke kotak surel</a></p>
"""

STYLE = """:root { color-scheme: light dark; --line: #c4c9cf; --soft: #f2f4f6; --accent: #0b5a8a;
  --muted: #4d565f; }
@media (prefers-color-scheme: dark) {
  :root { --line: #454d55; --soft: #1f252b; --accent: #8cc8f0; --muted: #b4bdc6; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem 3rem; line-height: 1.5;
  font-family: system-ui, sans-serif; }
header { border-bottom: 1px solid var(--line); margin-bottom: 1.5rem; color: var(--muted); }
header p { margin: .5rem 0; } header a { font-weight: 700; font-size: 1.1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
label { font-weight: 600; }
input, button { font: inherit; padding: .5rem .75rem; min-height: 2.75rem; border-radius: .4rem;
  border: 1px solid var(--muted); }
input { flex: 1 1 14rem; } button { background: var(--accent); color: Canvas; font-weight: 600; }
.letters { list-style: none; padding: 0; }
.letters li { padding: .75rem 0; border-top: 1px solid var(--line); display: grid; gap: .1rem;
  overflow-wrap: anywhere; }
.letters li a { font-weight: 600; font-size: 1.05rem; padding: .2rem 0; }
.letters span, time { color: var(--muted); font-size: .95rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: 1rem;
  border-radius: .4rem; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: .4rem;
  background: #fff; color-scheme: light; }
details { margin-top: 2rem; } summary { min-height: 1.75rem; cursor: pointer; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; overflow-wrap: anywhere;
  border-top: 1px solid var(--line); } th { width: 30%; }
"""
