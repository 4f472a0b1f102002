export { aPublishedBallot } from './published.ts';
export { blindedRequest, issuedCredential, sealedBallot } from './voters.ts';
