"""What can go wrong, as the user is told.

Every message is one sentence: what is wrong, where, and what to do::

    NmtSenseError
    ├── InputError          a file, table, plan or profile that cannot be used
    ├── RecordingError      a session folder that cannot be written or read
    └── DeviceError         a glove that cannot be used
        ├── PortBusyError
        ├── PortPermissionError
        ├── NoAnswerError
        ├── DeviceLostError
        └── ProtocolVersionError
"""


class NmtSenseError(Exception):
    """Base of every error whose message is meant for the user."""


class InputError(NmtSenseError):
    """A file, table, plan, profile or option that cannot be used as it is."""


class RecordingError(NmtSenseError):
    """A session folder that cannot be written, read or sealed."""


class DeviceError(NmtSenseError):
    """A glove, or what was taken for one, that cannot be used."""


class PortBusyError(DeviceError):
    """Another program holds the port."""


class PortPermissionError(DeviceError):
    """The user may not open the port."""


class NoAnswerError(DeviceError):
    """The port opens, but nothing on it answers as a glove."""


class DeviceLostError(DeviceError):
    """The glove was there and is gone: unplugged, or its port closed."""


class ProtocolVersionError(DeviceError):
    """The glove answers, in a version of the protocol that is not known here."""
