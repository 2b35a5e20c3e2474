"""Which address is whose, for live tools."""

from typing import Any

from tornado.routing import URLSpec

from coopkit.serve.context import AppContext
from coopkit.serve.live.page import LivePage
from coopkit.serve.live.sockets import KERNEL_ID, KernelEnd, KernelSocket, KernelState
from coopkit.serve.live.voila_files import script_routes

_NAME = "[a-z0-9_-]+"


def live_pages(app: AppContext) -> list[URLSpec]:
    """Tools, their kernels, and Voila's script; there is no list of kernels, and no other way to one."""
    own: tuple[tuple[str, Any], ...] = (
        (rf"/live/({_NAME})/({_NAME})/?", LivePage),
        (rf"/api/kernels/(?P<kernel_id>{KERNEL_ID})", KernelState),
        (rf"/api/kernels/(?P<kernel_id>{KERNEL_ID})/channels", KernelSocket),
        (rf"/voila/api/shutdown/(?P<kernel_id>{KERNEL_ID})", KernelEnd),
    )
    return [*(URLSpec(address, page, {"app": app}) for address, page in own), *script_routes()]
