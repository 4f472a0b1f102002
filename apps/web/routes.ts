/** 页面总表 · Which modules bring pages. */
import { routes as bulletinsRoutes } from '#modules/bulletins/web/index.ts';
import { routes as burdenRoutes } from '#modules/burden/web/index.ts';
import { routes as careRoutes } from '#modules/care/web/index.ts';
import { routes as casesRoutes } from '#modules/cases/web/index.ts';
import { routes as figuresRoutes } from '#modules/figures/web/index.ts';
import { routes as frameworksRoutes } from '#modules/frameworks/web/index.ts';
import { routes as ballotsRoutes } from '#modules/ballots/web/index.ts';
import { routes as honoursRoutes } from '#modules/honours/web/index.ts';
import { routes as inspectionsRoutes } from '#modules/inspections/web/index.ts';
import { routes as noticesRoutes } from '#modules/notices/web/index.ts';
import { routes as peopleRoutes } from '#modules/people/web/index.ts';
import { routes as placesRoutes } from '#modules/places/web/index.ts';
import { routes as plansRoutes } from '#modules/plans/web/index.ts';
import { routes as pointsRoutes } from '#modules/points/web/index.ts';
import { routes as recordsRoutes } from '#modules/records/web/index.ts';
import { routes as scoringRoutes } from '#modules/scoring/web/index.ts';
import { routes as shopsRoutes } from '#modules/shops/web/index.ts';
import { routes as submissionsRoutes } from '#modules/submissions/web/index.ts';
import { routes as surveysRoutes } from '#modules/surveys/web/index.ts';
import { routes as volunteeringRoutes } from '#modules/volunteering/web/index.ts';
import type { ModuleRoute } from '#platform/web/routes.ts';
import { routes as administrationRoutes } from './administration/index.ts';
import { routes as boardRoutes } from './board/index.ts';
import { routes as caseRoutes } from './case/index.ts';
import { routes as dutiesRoutes } from './duties/index.ts';
import { routes as firstHourRoutes } from './first-hour/index.ts';
import { routes as homeRoutes } from './home/index.ts';
import { routes as mapRoutes } from './map/index.ts';
import { routes as siteRoutes } from './site/index.ts';

/** 全部页面 · In any order: navigation sorts by group and order. */
export const routes: readonly ModuleRoute[] = [
  ...homeRoutes, ...dutiesRoutes, ...boardRoutes, ...placesRoutes, ...siteRoutes, ...caseRoutes, ...mapRoutes, ...firstHourRoutes, ...peopleRoutes, ...frameworksRoutes, ...casesRoutes, ...inspectionsRoutes, ...scoringRoutes, ...honoursRoutes, ...volunteeringRoutes, ...careRoutes, ...ballotsRoutes, ...pointsRoutes, ...bulletinsRoutes, ...figuresRoutes, ...burdenRoutes, ...noticesRoutes, ...shopsRoutes, ...recordsRoutes, ...surveysRoutes, ...plansRoutes, ...submissionsRoutes, ...administrationRoutes,
];
