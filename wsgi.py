import gc

from web import create_app

app = create_app()
gc.freeze()  # what is loaded stays: forked workers share its memory, and need not visit it to end
