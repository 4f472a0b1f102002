import { describe, expect, it } from 'vitest';
import { ariaKeys, createSequence, isSingleKey, keyCaps, strokeOf, takesLetters } from './keys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
const element = (tagName: string, attributes: Record<string, string> = {}) => ({ tagName, ...(attributes['type'] === undefined ? {} : { type: attributes['type'] }), getAttribute: (name: string) => attributes[name] ?? null });

describe('a key press', () => {
  it('reads the same on a Mac and elsewhere, with or without Shift', () => {
    expect(press('k', { ctrlKey: true })).toBe('mod+k');
    expect(press('K', { metaKey: true })).toBe('mod+k');
    expect(press('?')).toBe('?');
    expect(press('Enter')).toBe('Enter');
  });

  it('is left to the system with Alt, and is nothing while only a modifier or an input method is at work', () => {
    expect(press('k', { altKey: true })).toBeNull();
    expect(press('Shift')).toBeNull();
    expect(press('Process')).toBeNull();
  });

  it('belongs to the field in which one types, but not to a check box or a button', () => {
    expect(takesLetters(element('INPUT', { type: 'search' }))).toBe(true);
    expect(takesLetters(element('TEXTAREA'))).toBe(true);
    expect(takesLetters(element('SELECT'))).toBe(true);
    expect(takesLetters(element('DIV', { role: 'combobox' }))).toBe(true);
    expect(takesLetters({ ...element('DIV'), isContentEditable: true })).toBe(true);
    expect(takesLetters(element('INPUT', { type: 'checkbox' }))).toBe(false);
    expect(takesLetters(element('BUTTON'))).toBe(false);
    expect(takesLetters(null)).toBe(false);
  });
});

describe('two keys one after the other', () => {
  it('count together only when the second follows soon', () => {
    const read = createSequence();
    const prefixes = new Set(['g']);
    expect(read('g', 0, prefixes)).toBe('g');
    expect(read('c', 1_000, prefixes)).toBe('g c');
    expect(read('c', 1_100, prefixes)).toBe('c');
    expect(read('g', 2_000, prefixes)).toBe('g');
    expect(read('c', 9_000, prefixes)).toBe('c');
  });
});

describe('keys on a sheet', () => {
  it('look as they do on the keyboard at hand', () => {
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(keyCaps('g c', false)).toEqual(['G', 'C']);
    expect(keyCaps('Enter', false)).toEqual(['Enter']);
  });

  it('are announced to assistive technology, and only single keys can be switched off', () => {
    expect(ariaKeys('mod+k')).toBe('Control+K Meta+K');
    expect(ariaKeys('g c')).toBeUndefined();
    expect(isSingleKey('g c')).toBe(true);
    expect(isSingleKey('mod+k')).toBe(false);
  });
});
