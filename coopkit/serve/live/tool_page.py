"""`/live/<curriculum>/<tool>`: a live tool with a kernel of its own."""

from http import HTTPStatus

from tornado.web import HTTPError

from coopkit.content import Curriculum
from coopkit.i18n import N_
from coopkit.serve.live.kernel_pool import KernelPool, NoKernelAvailable
from coopkit.serve.live.tool_notebook import ToolError, exercise_of, title_of
from coopkit.serve.live.voila_files import page_config, script_folder_url
from coopkit.serve.page_handler import CurriculumPageHandler
from coopkit.serve.static_files import asset_url
from coopkit.views.screen.exercise_form import render_page

# Voila's script uses eval, and anywidget imports modules from blobs.
_SCRIPTS = "script-src 'self' 'unsafe-eval' blob:; "


class LiveToolHandler(CurriculumPageHandler):
    """A live tool's page; each page that is opened has its own kernel."""

    async def get(self, curriculum: str, name: str) -> None:
        found = self.app.curriculum(curriculum)
        tool = next((each for each in found.tools if each.id == name), None) if found else None
        if found is None or tool is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if self.learner is None:
            self.redirect_to_home()
            return
        live: KernelPool = self.settings["live_kernels"]
        static = self._static_url(found, exercise_of(tool))
        try:
            kernel = await live.acquire(tool, self.learner.id)
        except NoKernelAvailable:
            sentence = N_("All live pages are in use right now. Try again in a few minutes.")
            self._show_sentence(sentence, static)
            return
        except ToolError:
            self._show_sentence(
                N_("We can’t open this live page right now. The facilitator can see why in the coopkit window."), static
            )
            return
        self._allow_its_script()
        self.xsrf_token  # noqa: B018 - reading it sets the cookie without which the page cannot say that it is left
        self.finish(
            render_page(
                "live.html",
                self.locale_,
                self.page_frame(),
                page={**(self.learner_data() or {}), "country": self.country.code},
                title=title_of(tool),
                cells=kernel.cells,
                config=page_config(kernel.id),
                voila_script_url=f"{script_folder_url()}/voila.js",
                live_script_url=asset_url("live.js"),
                live_style_url=asset_url("live.css"),
                back_url=static,
                kernel_url=f"/api/kernels/{kernel.id}",
                end_url=f"/voila/api/shutdown/{kernel.id}",
            )
        )

    def _show_sentence(self, sentence: str, static: str) -> None:
        """Show a sentence and a link to the exercise, where no kernel can be had."""
        self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        self.set_header("Retry-After", "60")
        self.finish(
            render_page(
                "live_unavailable.html",
                self.locale_,
                self.page_frame(),
                page=self.learner_data(),
                sentence=self.locale_.text(sentence),
                static_url=static,
            )
        )

    def _allow_its_script(self) -> None:
        """Allow Voila's script in our content security policy, and its socket where 'self' doesn't include sockets."""
        policy = self._headers["Content-Security-Policy"]
        socket = f"connect-src 'self' ws://{self.request.host} wss://{self.request.host}; "
        self.set_header("Content-Security-Policy", f"{_SCRIPTS}{socket}{policy}")

    def _static_url(self, curriculum: Curriculum, exercise: str) -> str:
        """Return the address of the exercise's step, which needs no kernel."""
        for session in self.app.sessions.all():
            for number, step in enumerate(session.run.session.steps if session.run else (), start=1):
                if any(each.id == exercise for each in step.exercises):
                    return f"/learn/{session.notebook.name}#step-{number}"
        return f"/learn/{curriculum.id}/"
