/** 文件页面部件 · For forms and pages of records; what the field app needs of files lies in field/, so that it carries no forms. */
export { FileChooser } from './file-chooser.tsx';
export { FileLinks } from './file-links.tsx';
