import { defineProblems } from '#platform/contract/index.ts';

export const filesProblems = defineProblems({
  'files.type_not_accepted': {
    status: 415,
    title: { zh: '不支持这种文件', en: 'This kind of file is not accepted' },
    advice: {
      zh: '请上传 JPEG、PNG 或 WebP 照片；按内容判断，改扩展名没有用。',
      en: 'Upload a JPEG, PNG or WebP photo; the content decides, not the name of the file.',
    },
  },
  'files.heic_not_accepted': {
    status: 415,
    title: { zh: '这是 HEIC 照片，服务器不能解码', en: 'This is a HEIC photo, which the server cannot decode' },
    advice: {
      zh: '请在手机“相机 › 格式”中选“兼容性最佳”，或另存为 JPEG 再上传。',
      en: 'Choose “Most compatible” in the phone’s camera settings, or save it as JPEG first.',
    },
  },
  'files.damaged': {
    status: 422,
    title: { zh: '照片已损坏或不完整', en: 'The photo is damaged or incomplete' },
    advice: { zh: '请重新拍摄，或从相册里重新选择原图再上传。', en: 'Take it again, or pick the original from the album once more.' },
  },
  'files.too_many_pixels': {
    status: 422,
    title: { zh: '照片尺寸太大', en: 'The photo has too many pixels' },
    advice: { zh: '最多 {megapixels} 百万像素，请缩小后再上传。', en: 'At most {megapixels} megapixels; make it smaller first.' },
  },
  'files.too_large': {
    status: 413,
    title: { zh: '文件太大', en: 'The file is too large' },
    advice: { zh: '最多 {megabytes} MB，请缩小后再上传。', en: 'At most {megabytes} MB; make it smaller first.' },
  },
  'files.document_not_accepted': {
    status: 415,
    title: { zh: '不是 PDF、Word（.docx）或 Excel（.xlsx）文件', en: 'This is no PDF, Word (.docx) or Excel (.xlsx) file' },
    advice: { zh: '旧的 .doc、.xls 和 WPS 格式请另存为 PDF、.docx 或 .xlsx；照片请按照片上传。按内容判断，改扩展名没有用。', en: 'Save a .doc, .xls or WPS file as PDF, .docx or .xlsx; upload photos as photos. The content decides, not the name of the file.' },
  },
  'files.document_damaged': {
    status: 422,
    title: { zh: '文件已损坏或不完整', en: 'The document is damaged or incomplete' },
    advice: { zh: '请用办公软件打开看看，另存一份再上传。', en: 'Open it, save it once more and upload that.' },
  },
  'files.document_locked': {
    status: 422,
    title: { zh: '文件有密码', en: 'The document is locked with a password' },
    advice: { zh: '加密的文件别人打不开，也无法检查；请去掉密码再上传。', en: 'Nobody else could open it, and it cannot be checked; take the password off first.' },
  },
  'files.document_active': {
    status: 422,
    title: { zh: '文件里有宏、脚本、外部数据链接或内嵌的程序、附件', en: 'The document holds macros, scripts, links to outside data, programs or other files' },
    advice: { zh: '请重新“打印为 PDF”，或另存为不带宏的 .docx、.xlsx；表格先在“数据—编辑链接”里断开外部链接和查询，并把 WEBSERVICE、IMAGE 等取网上内容的公式改成数值。', en: 'Print it to PDF anew, or save it as .docx or .xlsx without macros; in a sheet, break links and queries to other files first, and turn formulas that fetch from the web, such as WEBSERVICE and IMAGE, into values.' },
  },
  'files.subject_unknown': {
    status: 422,
    title: { zh: '所属的点位、地点或单位不存在，或不在您的范围内', en: 'The site, place or organisation it belongs to does not exist or is outside your area' },
    advice: { zh: '请在自己的范围内选择。', en: 'Choose one inside your area.' },
  },
  'files.upload_unknown': {
    status: 409,
    title: { zh: '这张照片还没有传到服务器', en: 'This photo has not reached the server' },
    advice: { zh: '手机会重新发送，请保持联网。', en: 'The phone sends it again; stay connected.' },
  },
  'files.upload_incomplete': {
    status: 409,
    title: { zh: '这张照片还没有传完', en: 'This photo has not arrived completely' },
    advice: { zh: '手机会接着传完，请保持联网。', en: 'The phone goes on sending; stay connected.' },
  },
  'files.upload_damaged': {
    status: 422,
    title: { zh: '照片在传输中损坏', en: 'The photo was damaged on its way' },
    advice: { zh: '原图仍在手机里，手机会重新发送。', en: 'The original is still on the phone, which sends it again.' },
  },
  'files.upload_length_missing': {
    status: 400,
    title: { zh: '续传请求不完整', en: 'The upload request is incomplete' },
    advice: { zh: '请提供 Upload-Length，以及 Upload-Metadata 中的 sha256。', en: 'Give Upload-Length, and sha256 in Upload-Metadata.' },
  },
  'files.uploads_open_full': {
    status: 429,
    title: { zh: '没有传完的照片太多，已占 {megabytes} MB', en: 'Too many photos are on their way: {megabytes} MB are taken' },
    advice: { zh: '请等前面的传完；一小时没有动静的会自动让出位置。', en: 'Let the others arrive first; those that stand still for an hour give way.' },
  },
  'files.receipt_empty': {
    status: 422,
    title: { zh: '没有要核对的内容', en: 'There is nothing to look up' },
    advice: { zh: '请至少给出一张照片的摘要或一条操作的请求编号。', en: 'Give the hash of a photo or the key of an operation.' },
  },
  'files.content_missing': {
    status: 503,
    title: { zh: '文件内容暂时取不到', en: 'The content of this file is out of reach' },
    advice: { zh: '请联系系统管理员检查文件存储。', en: 'Ask the administrator to check the file storage.' },
  },
});
