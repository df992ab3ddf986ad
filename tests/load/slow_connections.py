"""Holds so many connections to a port that begin a request and never finish it, from many addresses of the loopback network; what the server ends is opened again.

    python3 slow_connections.py PORT COUNT      prints `held`, then, at SIGTERM, one JSON object
"""

import itertools
import json
import selectors
import signal
import socket
import sys
import time

PER_ADDRESS = 100
OPENED_AT_ONCE = 200


class Slow:
    def __init__(self, port, count):
        self.port, self.count, self.ended, self.refused, self.over = port, count, 0, 0, False
        self.waiting, self.places = selectors.EpollSelector(), itertools.count()
        signal.signal(signal.SIGTERM, self.stop)

    def stop(self, *_):
        self.over = True

    def open_one(self):
        place = next(self.places) % self.count // PER_ADDRESS
        line = socket.socket()
        line.bind((f"127.1.{place // 250}.{place % 250 + 1}", 0))
        try:
            line.settimeout(5)
            line.connect(("127.0.0.1", self.port))
            line.sendall(b"GET /api/v1/health HTTP/1.1\r\nHost:")
        except OSError:
            self.refused += 1
            line.close()
            return
        line.setblocking(False)
        self.waiting.register(line, selectors.EVENT_READ)

    def held(self):
        return len(self.waiting.get_map())

    def run(self):
        told, least = False, None
        while not self.over:
            for _ in range(min(OPENED_AT_ONCE, self.count - self.held())):
                self.open_one()
            if not told and self.held() == self.count:
                print("held", flush=True)
                told = True
            if told:
                least = min(self.held(), self.count if least is None else least)
            for key, _ in self.waiting.select(timeout=0.05):
                # An answer or an end: either way this one is over.
                self.waiting.unregister(key.fileobj)
                key.fileobj.close()
                self.ended += 1
            time.sleep(0.01)
        print(json.dumps({"connections": self.count, "held_at_least": least, "ended_by_the_server": self.ended, "refused": self.refused}))


if __name__ == "__main__":
    Slow(int(sys.argv[1]), int(sys.argv[2])).run()
