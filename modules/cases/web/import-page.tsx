/** 导入类别 */
import { TableImportPage } from '#platform/web/tasks/import-page.tsx';
import { categoryImportTemplate, importCategories } from '../contract/index.ts';

export function ImportCategoriesPage() {
  return (
    <TableImportPage
      title={{ zh: '导入类别与时限', en: 'Import categories and limits' }} operation={importCategories} template={categoryImportTemplate} invalidates={['cases']} list={{ to: '/case-categories', text: { zh: '类别与时限', en: 'Categories and limits' } }}
      notes={[
        { zh: '一个阶段一行；一个类别有几个阶段就写几行，类别的名称、照片数、排序在各行一致。', en: 'One row a stage: a category with several stages has several rows, with the same name, photos and order in each.' },
        { zh: '已经交办的案件时限不变，新的时限从下一次交办起生效。', en: 'Cases already dispatched keep their deadlines; new limits hold from the next dispatch on.' },
      ]}
    />
  );
}
