// How numbers are written on this device: chosen once, when somebody is asked what a number means.

// styles: as the server wrote this page, its last piece the style that was chosen; exercises() are those on the page.
export function startNumberStyles(page, styles, exercises) {
  page.styles = styles;
  page.chooseStyle = (tag) => {
    page.styles = page.styles.replace(/[^|]*$/, () => tag);
    page.carrier.chooseStyle(tag);
    exercises().forEach(readAgain);
  };
}

// Where a number was asked about, the answer is saved once more, with its meaning.
function readAgain(exercise) {
  if (exercise.seat === null) return;
  if (exercise.workings.problems.asks) exercise.typed();
  else exercise.workings.typed();
}
