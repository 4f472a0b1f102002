const TWIPS_PER_MM = 1440 / 25.4;

/**
 * 毫米转缇 · @unit millimetres in, twentieths of a point out
 */
export function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM);
}

/**
 * 版面 · Page metrics of an official document.
 * @unit twips unless the name says otherwise
 * @source GB/T 9704-2012, 5.1 and 5.2
 */
export const PAGE = {
  width: twips(210),
  height: twips(297),
  marginTop: twips(37),
  marginLeft: twips(28),
  marginRight: twips(26),
  marginBottom: twips(35),
  typeWidth: twips(210) - twips(28) - twips(26),
  typeHeight: twips(297) - twips(37) - twips(35),
  linesPerPage: 22,
  charactersPerLine: 28,
} as const;

/** 三号、二号、四号 and the smaller sizes of small print. @unit half-points */
export const SIZE = { body: 32, title: 44, imprint: 28, pageNumber: 28, table: 24, note: 21, mark: 18 } as const;

/** Rounded down: 22 lines of a rounded-up pitch would not fit the type area. */
export const LINE_PITCH = Math.floor(PAGE.typeHeight / PAGE.linesPerPage);

/** 一字 · Width of one character of the grid; 28 of them fill a line. */
export const CHARACTER = PAGE.typeWidth / PAGE.charactersPerLine;

/**
 * 字符间距 · What the grid adds to the width of a 16-point character, in the unit of `w:charSpace`.
 * 28 characters of 16 points are 158 mm, two more than the type area, so the grid draws them closer together.
 * @unit 1/4096 point
 */
export const CHARACTER_SPACE = Math.floor((CHARACTER / 20 - SIZE.body / 2) * 4096);

/**
 * 正文字符间距 · The same as the spacing of a run wants it, rounded so that 28 fit; in whole tenths of a point, since LibreOffice keeps no
 * finer ones and sets 27 to a line when a twentieth is lost.
 * @unit twips
 */
export const CHARACTER_SPACING = Math.floor((CHARACTER - SIZE.body * 10) / 2) * 2;

/** 一字线距版心下边缘 7 mm, measured to the middle of the page number's line. */
export const FOOTER_DISTANCE = twips(35 - 7) - (SIZE.pageNumber / 2) * 10;

/** 页眉 · The synthetic mark stands well above the type area. */
export const HEADER_DISTANCE = twips(15);

/** 发文机关标志上边缘距版心上边缘 35 mm. */
export const MARK_DROP = twips(35);

/** 红线在发文字号之下 4 mm. @unit points */
export const RED_LINE_GAP_POINTS = Math.round((4 / 25.4) * 72);

/**
 * 文字宽度 · Estimates the width of text in the body size: full-width characters fill a grid cell, Latin
 * capitals about three quarters and other Latin characters half of one.
 * @unit twips
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? CHARACTER : SIZE.body * 10 * (/[A-Z]/.test(character) ? 0.72 : 0.5);
  return width;
}

/** 是否全角 · True for characters that take a whole cell of the grid. */
export function isWide(character: string): boolean {
  return (character.codePointAt(0) as number) >= 0x2e80 || /[—…‘’“”·]/u.test(character);
}
