"""The terminal's screens of a live workshop: the facilitator's, the projector's, a participant's.

They draw the room's state and send commands and answers; they use no lesson, store or grading.
"""
