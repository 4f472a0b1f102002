import { describe, expect, it } from 'vitest';
import { addressOf, groupsOf } from './duty-view.ts';
import type { Duty } from './duty-view.ts';

const duty = (lateness: Duty['lateness'], escalation = 0): Duty => ({
  kind: 'cases.toFix', kindZh: '待整改', kindEn: 'To fix', actZh: '', actEn: '', subjectId: lateness, code: null, titleZh: '', titleEn: '', placeZh: null, placeEn: null, due: null, since: null, lateness, escalation, count: null, countedZh: null, countedEn: null, path: '/',
});

describe('duties on a page', () => {
  it('are grouped by the clock in the order they came, the escalated on top', () => {
    const groups = groupsOf([duty('overdue', 2), duty('overdue'), duty('today'), duty('today'), duty('open')]);
    expect(groups.map(({ group, rows }) => [group, rows.length])).toEqual([['escalatedGroup', 1], ['overdue', 1], ['today', 2], ['open', 1]]);
  });
  it('lead to a page with its filters', () => {
    expect(addressOf('/rounds/1/sites?mine=true&state=waiting,started')).toEqual({ to: '/rounds/1/sites', search: { mine: 'true', state: 'waiting,started' } });
    expect(addressOf('/cases/7')).toEqual({ to: '/cases/7', search: {} });
  });
});
