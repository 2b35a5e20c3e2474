"""`/healthz`: whether the server is well, for whoever watches it."""

from coopkit.serve.page import PageHandler


class Health(PageHandler):
    """JSON: status, store, kernels, learners."""

    async def get(self) -> None:
        learners = await self.app.stored(self.app.store.classes.count_learners)
        kernels = len(self.settings["kernel_manager"].list_kernel_ids())
        failing = [place.notebook.name for place in self.app.sessions.places() if place.error]
        status = "degraded" if failing else "ok"
        self.write_json({"status": status, "store": "ok", "kernels": kernels, "learners": learners, "failing": failing})
