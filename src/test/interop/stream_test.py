"""A minute of audio through the relay with Python's websockets: nothing lost, nothing reordered, closed with 1000."""
import asyncio
import json
import os
import struct
import time
import unittest
import zlib

import websockets

FRAMES = 750
FRAME_SECONDS = 0.080
FRAME_BYTES = 2560
HEAD_BYTES = 8
SPEED = 4
PATH = "/demo/api/ai/transcription"
BASE_URL = os.environ["BASE_URL"].rstrip("/").replace("http", "ws", 1)


def frame(number):
    """A frame as frames.mjs makes it."""
    rest = bytes((number * 31 + i * 7) & 0xFF for i in range(HEAD_BYTES, FRAME_BYTES))
    return struct.pack("<II", number, zlib.crc32(rest)) + rest


async def send(socket):
    begin = time.monotonic()
    for number in range(FRAMES):
        early = begin + number * FRAME_SECONDS / SPEED - time.monotonic()
        if early > 0:
            await asyncio.sleep(early)
        await socket.send(frame(number))
    await socket.send(json.dumps({"type": "CloseStream"}))


class StreamTest(unittest.TestCase):
    def test_a_minute_both_ways(self):
        asyncio.run(self.stream())

    async def stream(self):
        async with websockets.connect(BASE_URL + PATH) as socket:
            self.assertEqual("connected", json.loads(await socket.recv())["type"])
            sending = asyncio.create_task(send(socket))
            messages = [json.loads(message) async for message in socket]
            await sending

        events = [message["data"] for message in messages if message["type"] == "transcription"]
        self.assertEqual({"type": "Sum", "frames": FRAMES, "mistakes": []}, events[-1])
        self.assertEqual(list(range(FRAMES)), [event["sequence"] for event in events[:-1]])
        self.assertEqual(["disconnected"], [m["type"] for m in messages if m["type"] != "transcription"])
        self.assertEqual((1000, "ok"), (socket.close_code, socket.close_reason))


if __name__ == "__main__":
    unittest.main()
