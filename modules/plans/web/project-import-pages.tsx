/** 导入项目与项目资金 */
import { TableImportPage } from '#platform/web/tasks/import-page.tsx';
import { fundingImportTemplate, importFunding, importProjects, projectImportTemplate } from '../contract/index.ts';
import { projectMessages } from './project-messages.ts';

const { zh, en } = projectMessages;

export function ImportProjectsPage() {
  return <TableImportPage title={{ zh: zh.import, en: en.import }} operation={importProjects} template={projectImportTemplate} invalidates={['plans']} list={{ to: '/projects', text: { zh: zh.projects, en: en.projects } }} notes={[{ zh: zh.importNote1, en: en.importNote1 }, { zh: zh.importNote2, en: en.importNote2 }]} />;
}

export function ImportFundingPage() {
  return <TableImportPage title={{ zh: zh.importMoney, en: en.importMoney }} operation={importFunding} template={fundingImportTemplate} invalidates={['plans']} list={{ to: '/project-funding', text: { zh: zh.sums, en: en.sums } }} notes={[{ zh: zh.moneyNote1, en: en.moneyNote1 }, { zh: zh.moneyNote2, en: en.moneyNote2 }]} />;
}
