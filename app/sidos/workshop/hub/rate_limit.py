"""How often something may happen: some at once, then so many a second."""

from collections.abc import Callable, Hashable


class Bucket:
    """Holds `burst` at most and gets `rate` more each second of `clock`."""

    __slots__ = ("_at", "_burst", "_clock", "_rate", "level")

    def __init__(self, rate: float, burst: float, clock: Callable[[], float]) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self.level = burst
        self._at = clock()

    def wait(self) -> float:
        """Seconds until one may be taken; 0 where one may be taken now."""
        now = self._clock()
        self.level = min(self._burst, self.level + (now - self._at) * self._rate)
        self._at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self._rate

    def take(self) -> float:
        """Take one and give 0; where there is none, `wait`."""
        wait = self.wait()
        if not wait:
            self.level -= 1
        return wait

    @property
    def is_full(self) -> bool:
        """Whether nothing was taken lately."""
        self.wait()
        return self.level >= self._burst


class FailureLimit:
    """Failures by address and of all together. Full buckets are forgotten, so that addresses
    made up by an attacker take no memory for long."""

    _MANY = 10_000

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._all = Bucket(2.0, 300, clock)
        self._own: dict[Hashable, Bucket] = {}

    def wait(self, address: str) -> float:
        """Seconds until one from there may try again."""
        own = self._own.get(address)
        return max(self._all.wait(), own.wait() if own else 0.0)

    def add(self, address: str) -> None:
        """One more has failed."""
        if len(self._own) > self._MANY:
            self._own = {name: one for name, one in self._own.items() if not one.is_full}
        own = self._own.setdefault(address, Bucket(0.5, 60, self._clock))
        own.take()
        self._all.take()
