import os

# Without a display Qt aborts the interpreter; tests draw offscreen unless they ask for a window.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
