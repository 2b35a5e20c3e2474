"""`/healthz`: whether the server is well, for whoever watches it."""

from coopkit.serve.page import Page


class Health(Page):
    """JSON: status, store, kernels, learners."""

    async def get(self) -> None:
        classes = self.house.store.classes

        def count() -> int:
            return sum(len(classes.learners(each.code)) for each in classes.all())

        learners = await self.house.stored(count)
        kernels = len(self.settings["kernel_manager"].list_kernel_ids())
        failing = [place.notebook.name for place in self.house.shelf.places() if place.error]
        status = "degraded" if failing else "ok"
        self.write_json({"status": status, "store": "ok", "kernels": kernels, "learners": learners, "failing": failing})
