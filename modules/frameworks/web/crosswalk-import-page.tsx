/** 导入标准对应 */
import { TableImportPage } from '#platform/web/tasks/import-page.tsx';
import { crosswalkLinkTemplate, importCrosswalkLinks } from '../contract/index.ts';

export function CrosswalkImportPage() {
  return (
    <TableImportPage
      title={{ zh: '导入标准对应', en: 'Import links between standards' }} operation={importCrosswalkLinks} template={crosswalkLinkTemplate} invalidates={['frameworks']} list={{ to: '/frameworks', text: { zh: '测评体系', en: 'Frameworks' } }}
      notes={[
        { zh: '两边都写版本编码和标准编码；只对应到最末一级（测评标准）。', en: 'Both sides by the code of the edition and of the standard, the last level of the tree.' },
        { zh: '关系从左往右读：“左是右的一部分”表示左边要的，右边都要。换过来写也认得。', en: 'A relation reads from left to right: “left is a part of right” says that right asks all that left asks. The other way round is understood too.' },
        { zh: '同一对标准再导入一次，以新的关系为准。', en: 'The same pair again takes the new relation.' },
      ]}
    />
  );
}
