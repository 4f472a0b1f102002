declare const brand: unique symbol;

/**
 * 带名类型 · A value that carries the name of the rule it passed.
 *
 * It costs nothing at run time. Only the function that checks the rule casts to the brand, so a signature
 * that asks for `LocalDate` cannot be handed an unchecked string.
 */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
