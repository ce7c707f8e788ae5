"""The terminal's screens of a live workshop: the facilitator's, the projector's, a participant's.

They draw what the hub says and send what a person does; they know no lesson, store or grade.
"""
