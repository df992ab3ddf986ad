"""AES-256 of many blocks at once (FIPS 197) with nothing but Python's standard library.

The state is sixteen columns of bytes: column i holds byte i of every block. A table look-up is then
bytes.translate, and an exclusive or is one of two long integers, so that a hundred thousand blocks
take a second or two.
"""


def times_two(byte):
    return (byte << 1 ^ (0x11B if byte & 0x80 else 0)) & 0xFF


def substitution_box():
    box, p, q = [0] * 256, 1, 1
    while True:  # p runs through all non-zero bytes, q through their inverses
        p ^= times_two(p)
        for shift in (1, 2, 4):
            q = (q ^ q << shift) & 0xFF
        q ^= 0x09 if q & 0x80 else 0
        turned = [(q << n | q >> 8 - n) & 0xFF for n in range(5)]
        box[p] = turned[0] ^ turned[1] ^ turned[2] ^ turned[3] ^ turned[4] ^ 0x63
        if p == 1:
            box[0] = 0x63
            return bytes(box)


BOX = substitution_box()
TIMES_TWO = bytes(map(times_two, range(256)))
# Row by row, the state turns left: where each byte of a block comes from.
TURNED = [(i + 4 * (i % 4)) % 16 for i in range(16)]


def round_keys(key):
    words, constant = [list(key[i:i + 4]) for i in range(0, 32, 4)], 1
    for i in range(8, 60):
        word = list(words[-1])
        if i % 8 == 0:
            word = [BOX[b] for b in word[1:] + word[:1]]
            word[0] ^= constant
            constant = times_two(constant)
        elif i % 8 == 4:
            word = [BOX[b] for b in word]
        words.append([a ^ b for a, b in zip(word, words[i - 8])])
    return [sum(words[i:i + 4], []) for i in range(0, 60, 4)]


def both(*columns):
    """The exclusive or of columns of one length."""
    total = 0
    for column in columns:
        total ^= int.from_bytes(column, "little")
    return total.to_bytes(len(columns[0]), "little")


def with_key(columns, round_key):
    return [both(column, bytes([byte]) * len(column)) for column, byte in zip(columns, round_key)]


def mixed(four):
    every = both(*four)
    pairs = zip(four, four[1:] + four[:1])
    return [both(a, every, both(a, b).translate(TIMES_TWO)) for a, b in pairs]


def encrypt(key, blocks):
    """Each block of 16 bytes under one key of 32 bytes, in the same order."""
    whole = b"".join(blocks)
    keys = round_keys(key)
    columns = with_key([whole[i::16] for i in range(16)], keys[0])
    for number, round_key in enumerate(keys[1:], 1):
        columns = [columns[TURNED[i]].translate(BOX) for i in range(16)]
        if number < 14:
            columns = [byte for i in range(0, 16, 4) for byte in mixed(columns[i:i + 4])]
        columns = with_key(columns, round_key)
    return [bytes(block) for block in zip(*columns)]
