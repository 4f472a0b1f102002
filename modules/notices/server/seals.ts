/** What is sealed of an objection, each under a purpose of its own and of its programme. */
export const WORDS_SEAL = 'notices.objection.words';
export const SENDER_SEAL = 'notices.sender';
export const CONTACT_SEAL = 'notices.contact';
