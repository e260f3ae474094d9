"""What the heads of the model can say, in the order of their outputs."""

from tocsin.model.mention import Attribution, EventType, Role, TargetType, TypeGroup

# Kinds of expressions that the model tags, each with the participant role that it stands for; None is no participant.
PERSON, ORGANISATION, THING, NAMED, DESCRIBED, WEAPON, FORCE = "PI", "PO", "TG", "HN", "HD", "WP", "AC"
KINDS = (PERSON, ORGANISATION, THING, NAMED, DESCRIBED, WEAPON, FORCE)
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
TAG_INDEX = {tag: index for index, tag in enumerate(TAGS)}

ACTS = ("O", *(kind.value for kind in EventType))
ACT_INDEX = {act: index for index, act in enumerate(ACTS)}

# What the first word of a participant says of it: how a doer is tied to the act, what a receiver is.
ATTRIBUTIONS, TARGETS = tuple(Attribution), tuple(TargetType)

SPEECH_TAGS = ("O", "B-SPEAKER", "I-SPEAKER", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")
SPEECH_INDEX = {tag: index for index, tag in enumerate(SPEECH_TAGS)}

# Marks of the rules that go into the model beside the words; 0 is no mark.
GROUP_MARKS = {group: index for index, group in enumerate(TypeGroup, start=1)}
ROLE_MARKS = {role: index for index, role in enumerate(Role, start=1)}
WEAPON_MARK = len(ROLE_MARKS) + 1
CASE_UNKNOWN, CASE_LOWER, CASE_CAPITAL, CASE_UPPER = range(4)
