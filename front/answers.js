// Answers as data: an object from field names, "part.field" or "part.row.column", to what was entered.
//
// Rows that people add have ids. An answer lists them in order under "part.rows", unless they are just 1, 2, 3 ….

const isRowList = (name) => /^[^.]+\.rows$/.test(name);
const text = (value) => String(value ?? "");
const defaultRowIds = (count) => Array.from({ length: count }, (_, index) => String(index + 1));

/** Return whether two answers are the same, including the order of rows. */
export function isSameAnswer(one, other) {
  const names = Object.keys(one).sort();
  const sameNames = names.join() === Object.keys(other).sort().join();
  return sameNames && names.every((name) => String(one[name]) === String(other[name]));
}

/** Return the names of the fields in which two answers differ; the order of rows doesn't count. */
export function changedFields(one, other) {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.filter((name) => !isRowList(name) && text(one[name]) !== text(other[name]));
}

/** Return the names of the fields whose value is no longer there. With `allowMoved`, it may be in another field now. */
export function overwrittenFields(before, after, allowMoved = false) {
  const kept = new Set(allowMoved ? Object.values(after).map(String) : []);
  return changedFields(before, after).filter((name) => name in before && !kept.has(String(before[name])));
}

/** Return a newly loaded answer with the edits made since `before`, and with the fields in `untouched` as they are now. */
export function withEdits(loaded, before, current, untouched) {
  const merged = { ...loaded };
  for (const name of new Set([...Object.keys(before), ...Object.keys(current)])) {
    if (!(name in untouched) && String(current[name]) === String(before[name])) continue;
    if (name in current) merged[name] = current[name];
    else delete merged[name];
  }
  return merged;
}

/** Return an id for a new row. */
export const newRowId = () =>
  `r${Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("")}`;

/** Return whether a row's id is a number, as in answers that list no rows. */
export const isNumericRowId = (id) => /^\d{1,3}$/.test(id);

/** Return whether rows are just 1, 2, 3 …, so that an answer need not list them. */
export const isDefaultRowOrder = (rowIds) => rowIds.join() === defaultRowIds(rowIds.length).join();

const filledRowIds = (answer, part) =>
  new Set(
    Object.keys(answer).map((name) => name.split(".")).filter((piece) => piece.length === 3 && piece[0] === part)
      .map(([, row]) => row),
  );

/** Return the ids of an answer's rows, in order. If it lists none, they are numbered up to the last that has a value. */
export function rowIdsOf(answer, part, fewest = 0) {
  const filled = filledRowIds(answer, part);
  const last = Math.max(fewest, ...[...filled].filter(isNumericRowId).map(Number));
  return [...new Set([...(answer[`${part}.rows`] || defaultRowIds(last)), ...filled])];
}

/**
 * Return the row ids that an answer must list, or null if it need not list any. Empty rows at the end are left out,
 * unless it takes them to show that an earlier row was removed: a removed row must not come back.
 */
export function rowIdsToList(rowIds, answer, part) {
  if (isDefaultRowOrder(rowIds)) return null;
  const filled = filledRowIds(answer, part);
  const lastFilled = rowIds.map((row) => filled.has(row)).lastIndexOf(true);
  const firstOutOfOrder = rowIds.findIndex((row, index) => row !== String(index + 1));
  return rowIds.slice(0, Math.max(lastFilled, firstOutOfOrder) + 1);
}
