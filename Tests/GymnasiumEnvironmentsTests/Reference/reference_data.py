"""What the scripts of this folder that make reference data share."""

import json

MASK = (1 << 64) - 1


class Hash:
    """FNV-1a, 64 bit."""

    def __init__(self):
        self.value = 0xCBF29CE484222325

    def add(self, data):
        h = self.value
        for byte in data:
            h = ((h ^ byte) * 0x100000001B3) & MASK
        self.value = h

    def __str__(self):
        return f"{self.value:016x}"


def dense(value):
    return json.dumps(value, separators=(",", ":"))
