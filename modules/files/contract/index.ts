export { photo, readFile, readFileInfo, readThumbnail, similarPhotos, UPLOAD_BYTES_MAX, UPLOAD_PIXELS_MAX, uploadFile } from './photos.ts';
export { filesPermissions } from './permissions.ts';
export { filesProblems } from './problems.ts';
