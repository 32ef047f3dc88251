"""Take the pictures of every view, of a real demo session, without a screen.

    python docs/images/take.py

They go to docs/images/views, in light and dark, at both sizes, at 100 % and at 200 %.
"""

from nmt_sense.dashboard.screenshots import main

if __name__ == "__main__":
    main()
