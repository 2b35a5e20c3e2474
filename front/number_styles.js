// How numbers are written on this device: chosen once, when somebody is asked what a number means.

// styles: as the server wrote this page, its last piece the style that was chosen; exercises() are those on the page.
export function startNumberStyles(page, styles, exercises) {
  page.styles = styles;
  page.chooseStyle = async (tag) => {
    const chosen = page.styles.replace(/[^|]*$/, () => tag);
    try {
      // What stands on the page was written in the old style: it is saved as that, and shown anew in the new one.
      await Promise.all(exercises().map((exercise) => exercise.saveAll()));
      const shown = await Promise.all(exercises().map(({ id }) => page.carrier.load(id, chosen)));
      if (shown.some(({ status }) => status !== 200)) return;
      page.styles = chosen;
      page.carrier.chooseStyle(tag);
      exercises().forEach((exercise, index) => exercise.showAnew(shown[index].reply));
    } catch {
      // no connection: the exercise says so, and the question stays
    }
  };
}
