"""Writes formats.json: files of gzip, NPY and NPZ made with Python's zlib, NumPy and zipfile.

    python3 make_formats.py > formats.json

Bytes are written as hexadecimal digits. The packed content is `content()`, which the tests make
again by the same rule.
"""

import gzip, io, json, struct, zipfile, zlib
import numpy


def noise(count, seed, kinds):
    state, out = seed, bytearray()
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        out.append((state >> 16) % kinds + 97 if kinds < 100 else (state >> 16) % 256)
    return bytes(out)


def content():
    text = noise(1500, 1, 12)
    return text + bytes(31000) + text + noise(300, 2, 256) + b"abc" * 1000 + text[:700]


def packed(data, level=9, strategy=zlib.Z_DEFAULT_STRATEGY):
    maker = zlib.compressobj(level, zlib.DEFLATED, 31, 9, strategy)
    return maker.compress(data) + maker.flush()


def flagged(data):
    raw = zlib.compressobj(6, zlib.DEFLATED, -15)
    body = raw.compress(data) + raw.flush()
    head = b"\x1f\x8b\x08\x1e" + bytes(4) + b"\x02\x03"
    head += struct.pack("<H", 5) + b"extra" + b"name.bin\0" + b"a comment\0"
    head += struct.pack("<H", zlib.crc32(head) & 0xFFFF)
    return head + body + struct.pack("<II", zlib.crc32(data), len(data))


def npy(array, version=None):
    file = io.BytesIO()
    numpy.lib.format.write_array(file, array, version=version)
    return {
        "file": file.getvalue().hex(),
        "shape": list(array.shape),
        "values": [float(value) for value in array.reshape(-1)],
    }


data = content()
half = len(data) // 2
gz = {
    "level 0": packed(data[:5000] + data[-3800:], 0),
    "level 1": packed(data, 1),
    "level 6": packed(data, 6),
    "level 9": packed(data, 9),
    "fixed": packed(data, 9, zlib.Z_FIXED),
    "huffman only": packed(data, 9, zlib.Z_HUFFMAN_ONLY),
    "run lengths": packed(data, 9, zlib.Z_RLE),
    "members": packed(data[:half]) + packed(b"") + packed(data[half:], 1),
    "padded": packed(data) + bytes(512),
    "flags": flagged(data),
}
grid = numpy.arange(24).reshape(2, 3, 4)
arrays = {name: npy((grid % 2 if name == "?" else grid - 5 * (name[0] != "u")).astype(code))
          for name, code in {
              "?": "?", "u1": "u1", "i1": "i1", "u2": "<u2", "i2": ">i2", "u4": ">u4", "i4": "<i4",
              "u8": "<u8", "i8": ">i8", "f2": "<f2", "f2 big": ">f2", "f4": "<f4", "f4 big": ">f4",
              "f8": "<f8", "f8 big": ">f8"}.items()}
arrays["fractions"] = npy(numpy.array([0.1, -2.5, 1e-7, 65504, 6e-8], "<f2"))
arrays["fortran"] = npy(numpy.asfortranarray(grid.astype("<i4")))
arrays["fortran big"] = npy(numpy.asfortranarray(grid[0].astype(">f8") / 7))
arrays["version 2"] = npy(grid.astype("<f4"), (2, 0))
arrays["version 3"] = npy(grid.astype("<f4"), (3, 0))
arrays["single"] = npy(numpy.array(2.5))
arrays["empty"] = npy(numpy.zeros((0, 3), "<f4"))

x = numpy.round(numpy.sin(numpy.arange(60)).reshape(20, 3), 3).astype("<f4")
y = (numpy.arange(20) % 3).astype("<i8")
npz = {}
for name, save in [("stored", numpy.savez), ("deflated", numpy.savez_compressed)]:
    file = io.BytesIO()
    save(file, x=x, y=y)
    npz[name] = file.getvalue().hex()
file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.comment = b"a comment"
    for name, array in [("x", x), ("y", y)]:
        with archive.open(name + ".npy", "w", force_zip64=True) as entry:
            numpy.lib.format.write_array(entry, array)
npz["commented"] = file.getvalue().hex()

print(json.dumps({
    "content": {"count": len(data), "crc32": zlib.crc32(data)},
    "gzip": {name: value.hex() for name, value in gz.items()},
    "npy": arrays,
    "npz": {"files": npz, "x": [float(v) for v in x.reshape(-1)], "y": [int(v) for v in y]},
}, indent=0))
