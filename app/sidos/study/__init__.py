"""One learner's study: what the full-screen and the line mode share.

A front end draws what is here and hands events back; it opens no file and knows no table.
"""
