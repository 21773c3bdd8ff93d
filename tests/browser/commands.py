"""Several flask commands, one after another, in one process: a start of Python costs seconds.

python -m tests.browser.commands "database bootstrap" "tenants create --region 61.01 --slug sambas"
"""

import sys

from wsgi import app

if __name__ == "__main__":
    runner = app.test_cli_runner()
    for words in sys.argv[1:]:
        done = runner.invoke(args=words.split(), catch_exceptions=False)
        sys.stdout.write(done.output)
        if done.exit_code:
            sys.exit(f"flask {words} ended with {done.exit_code}")
