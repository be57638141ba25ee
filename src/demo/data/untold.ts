/** What a unit is made with before the directory tells more of it. */
export const untoldUnit = { email: null, tasks: [], openingHours: null, place: null, note: '', active: true };

/** What a person is made with before the directory tells more of them. */
export const untoldPerson = { tasks: [], substituteIds: [], successorId: null, note: '' };
