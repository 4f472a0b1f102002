/** 导入志愿者与队伍 */
import { TableImportPage } from '#platform/web/tasks/import-page.tsx';
import { attendanceImportTemplate, facilityImportTemplate, importAttendance, importFacilities, importProjects, importSessions, importTeams, importVolunteers, projectImportTemplate, sessionImportTemplate, teamImportTemplate, volunteerImportTemplate } from '../contract/index.ts';

export function ImportVolunteersPage() {
  return (
    <TableImportPage
      title={{ zh: '导入志愿者', en: 'Import volunteers' }} operation={importVolunteers} template={volunteerImportTemplate} invalidates={['volunteering']} list={{ to: '/volunteers', text: { zh: '志愿者', en: 'Volunteers' } }}
      notes={[
        { zh: '“志愿者编号”相同即同一人；区域和单位至少填一个，写编码或全称。', en: 'The same number is the same volunteer; a place or an organisation, one of the two, by code or exact name.' },
        { zh: '未成年人须写监护人和同意日期；监护人、联系方式、身份证号加密保存，导出时不带出，空着不变。', en: 'A minor needs a guardian and the day on which they agreed; guardian, contact and identity number are sealed, never exported, and unchanged when empty.' },
        { zh: '队伍只加入、不离队；离队请在志愿者页面办理。', en: 'A sheet lets people join teams, never leave them: that is done on the page of the volunteer.' },
      ]}
    />
  );
}

export function ImportTeamsPage() {
  return (
    <TableImportPage
      title={{ zh: '导入队伍', en: 'Import teams' }} operation={importTeams} template={teamImportTemplate} invalidates={['volunteering']} list={{ to: '/volunteer-teams', text: { zh: '志愿服务队伍', en: 'Volunteer teams' } }}
      notes={[{ zh: '“队伍编码”相同即同一支队伍；分类写编码或名称。', en: 'The same team code is the same team; a branch by its code or its name.' }, { zh: '负责人写编号或姓名，须在册；区域、单位写编码或全称。', en: 'A leader by code or name, on the list of persons; places and organisations by code or exact name.' }]}
    />
  );
}

export function ImportAttendancePage() {
  return (
    <TableImportPage
      title={{ zh: '导入签到表', en: 'Import attendance sheets' }} operation={importAttendance} template={attendanceImportTemplate} invalidates={['volunteering']} list={{ to: '/service-records', text: { zh: '服务记录', en: 'Service records' } }}
      notes={[
        { zh: '一行一人：活动（编码或名称）、志愿者（编号或姓名）、起止时刻（在活动时间之内，按满半小时计）。', en: 'One row a person: activity by code or name, volunteer by number or name, from and to within the activity, in full half hours.' },
        { zh: '记为来源等级 C；与已有记录重叠的行会指出，同一张表再导入不会重复。', en: 'Recorded as grade C; rows that overlap a record are pointed out, and the same sheet again changes nothing.' },
      ]}
    />
  );
}

export function ImportSessionsPage() {
  return (
    <TableImportPage
      title={{ zh: '导入场次', en: 'Import sessions' }} operation={importSessions} template={sessionImportTemplate} invalidates={['volunteering']} list={{ to: '/service-sessions', text: { zh: '服务场次', en: 'Sessions' } }}
      notes={[{ zh: '“场次编码”相同即同一场；队伍、区域、项目、阵地写编码或全称。', en: 'The same session code is the same session; teams, places, projects and facilities by code or exact name.' }, { zh: '参加、受益都按人次，不写姓名。', en: 'Times that somebody took part or was served; no names.' }]}
    />
  );
}

export function ImportProjectsPage() {
  return (
    <TableImportPage
      title={{ zh: '导入志愿服务项目', en: 'Import volunteer projects' }} operation={importProjects} template={projectImportTemplate} invalidates={['volunteering']} list={{ to: '/volunteer-projects', text: { zh: '志愿服务项目', en: 'Volunteer projects' } }}
      notes={[
        { zh: '“项目编码”相同即同一个项目；队伍、区域、协作单位写编码或全称，服务分类写编码或名称。', en: 'The same project code is the same project; teams, places and partners by code or exact name, a branch by its code or its name.' },
        { zh: '新的项目是筹备状态，在项目页开展；状态和各项数字导入时不看，结项的不再修改。', en: 'New ones are in preparation and are opened on their page; state and figures are not read, and what is over stays as it is.' },
      ]}
    />
  );
}

export function ImportFacilitiesPage() {
  return (
    <TableImportPage
      title={{ zh: '导入文明实践中心、所、站', en: 'Import facilities' }} operation={importFacilities} template={facilityImportTemplate} invalidates={['volunteering']} list={{ to: '/volunteer-facilities', text: { zh: '文明实践中心、所、站', en: 'Practice centres' } }}
      notes={[
        { zh: '“编码”相同即同一处；上级写编码或全称，可以在同一张表里，先后不限。', en: 'The same code is the same facility; what it is part of by code or exact name, which may stand in the same sheet in any order.' },
        { zh: '服务项目和开放时间照写；活动和场次的数字导入时不看。', en: 'What it offers and when it is open are kept as written; counts are not read.' },
      ]}
    />
  );
}
