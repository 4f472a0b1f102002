/** The calendar date at an instant under an offset, as text; the kernel's calendar takes it from there. */
export function localDateTextOf(instantMs: number, utcOffsetMinutes: number): string {
  return new Date(instantMs + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
}
