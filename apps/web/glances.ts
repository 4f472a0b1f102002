/** 概览来源总表 · The figures of all modules that say something of themselves on the home and on the wall board. */
import { lazy } from 'react';
import { glances as careGlances } from '#modules/care/web/index.ts';
import { glances as honoursGlances } from '#modules/honours/web/index.ts';
import { glances as pointsGlances } from '#modules/points/web/index.ts';
import { glances as shopsGlances } from '#modules/shops/web/index.ts';
import { glances as volunteeringGlances } from '#modules/volunteering/web/index.ts';

/** 概览 · By order, each loaded when it is first drawn. */
export const glances = [...honoursGlances, ...volunteeringGlances, ...pointsGlances, ...shopsGlances, ...careGlances]
  .toSorted((a, b) => a.order - b.order)
  .map(({ load, ...source }) => ({ ...source, Glance: lazy(async () => ({ default: await load() })) }));
