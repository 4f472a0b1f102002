/** The glossary is complete, and the words it sets aside are not used for anything a person or a program can see. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { moduleGraph } from '../module-graph.ts';
import { serverModules } from '../apps/modules.ts';

interface Entry { id: string; zh: string; en: string; definition: string; module: string; kind: string; avoid?: string[] }
const entries = parse(readFileSync(fileURLToPath(new URL('../docs/glossary.yaml', import.meta.url)), 'utf8')) as Entry[];
/** Modules that later issues bring; their words are settled already. */
const later = ['points'];

describe('the glossary', () => {
  it('gives every concept one id, both languages, a definition and a home', () => {
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
    expect(new Set(entries.map((entry) => entry.zh)).size).toBe(entries.length);
    for (const entry of entries) {
      expect(entry.definition.length, entry.id).toBeGreaterThan(20);
      expect([...Object.keys(moduleGraph), 'platform', ...later], entry.id).toContain(entry.module);
      expect(['noun', 'verb', 'measure', 'state'], entry.id).toContain(entry.kind);
    }
  });

  it('has a word for every module', () => {
    const homes = new Set(entries.map((entry) => entry.module));
    expect(Object.keys(moduleGraph).filter((module) => !homes.has(module) && module !== 'files')).toEqual([]);
  });

  it('is kept by the names of operations: none uses a word set aside', () => {
    // Only words that are right for no other concept of the glossary.
    const used = new Set(entries.flatMap((entry) => [entry.id.toLowerCase(), ...entry.en.toLowerCase().split(' ')]));
    const strict = entries.flatMap((entry) => entry.avoid ?? []).filter((word) => !used.has(word) && !['report', 'task'].includes(word));
    const names = serverModules.flatMap((module) => module.operations.map((bound) => bound.operation.id.split('.')[1] as string));
    // “point” is set aside for a site, and “points” is a word of its own.
    // A word begins the name or begins with a capital: “election” is not in “listSelectionRounds”, but in “listElections”.
    const within = (word: string): RegExp => new RegExp(`(^${word}|${word.charAt(0).toUpperCase()}${word.slice(1)})${used.has(`${word}s`) ? '' : 's?'}([A-Z]|$)`);
    expect(['listElections', 'electionOf', 'listSelectionRounds', 'selections'].map((name) => within('election').test(name))).toEqual([true, true, false, false]);
    for (const word of new Set(strict)) expect(names.filter((name) => within(word).test(name)), word).toEqual([]);
  });
});
