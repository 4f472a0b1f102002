import { describe, expect, it } from 'vitest';
import { barOf } from './bar.ts';

const page = (path: string, group: 'overview' | 'field' | 'handling' | 'giving' | 'shops', more: { pinned?: boolean; daily?: { permission: string; unless: string } } = {}) => ({ path, nav: { group, ...more } });
const pages = [
  page('home', 'overview', { pinned: true }), page('duties', 'overview', { pinned: true }), page('rounds', 'field', { pinned: true }), page('cases', 'handling', { pinned: true }),
  page('deeds', 'giving', { daily: { permission: 'record', unless: 'draft' } }), page('counter', 'shops', { daily: { permission: 'serve', unless: 'manage' } }), page('stock', 'shops'),
];
const barFor = (...permissions: string[]) => barOf(pages, (permission) => permissions.includes(permission)).map(({ path }) => path);

describe('the bar of a phone', () => {
  it('has what a village officer does day by day beside home and duties', () => {
    expect(barFor('record', 'serve')).toEqual(['home', 'duties', 'deeds', 'counter', 'rounds']);
  });

  it('leaves the pinned pages to whoever runs the same things for everybody', () => {
    expect(barFor('record', 'draft', 'serve', 'manage')).toEqual(['home', 'duties', 'rounds', 'cases']);
  });

  it('has the pinned pages alone for whoever does neither', () => {
    expect(barFor()).toEqual(['home', 'duties', 'rounds', 'cases']);
  });

  it('shows what there is where nothing is pinned', () => {
    expect(barOf([page('stock', 'shops')], () => false).map(({ path }) => path)).toEqual(['stock']);
  });
});
