/** 起止 · Which filters by day belong together. */
interface Day { readonly name: string; readonly kind: string }

/** 起止 · Whether a day and what follows it are the two ends of one period. */
export const isPeriod = (first: Day, second: Day | undefined): boolean => first.kind === 'date' && second?.kind === 'date' && /from$/i.test(first.name) && second.name === first.name.replace(/from$/i, (end) => (end === 'from' ? 'to' : 'To'));
