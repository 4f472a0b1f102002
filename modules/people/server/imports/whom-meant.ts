/** 看看是否本人 · Rights and duties go to a person whom a sheet calls by name, or whose code and name do not fit: taken, and told. */
import type { RowFault } from '#platform/server/imports/index.ts';
import { goesBy, isCalledByName, toldThings } from '#modules/places/server/index.ts';
import type { NamedThing } from '#modules/places/server/index.ts';

/**
 * @param name that stands beside the cell; null where none does
 * @param tell which of the two cells deserves a look, and why
 */
export function tellWhomMeant(cell: string, name: string | null, person: NamedThing, tell: (where: 'cell' | 'name', warning: RowFault) => void): void {
  const told = toldThings([person]);
  if (isCalledByName(cell, person)) tell('cell', { code: 'taken_by_name', zh: `“${cell}”按姓名取 ${told.zh}：请看是否本人，不是请写编号`, en: `“${cell}” was taken by name for ${told.en}: see whether it is they, and write the code if not` });
  const [called] = person.names;
  if (name !== null && called !== undefined && !goesBy(name, person)) tell('name', { code: 'other_name', zh: `${told.zh} 叫“${called}”，表里写“${name}”：请看编号是否写错`, en: `${told.en} is called “${called}”, the sheet says “${name}”: see whether the code is right` });
}
