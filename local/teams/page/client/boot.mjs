/** What the server sent with the page: people, commands, the bot. */
export const boot = JSON.parse(document.getElementById('boot').textContent);

export const people = new Map(boot.people.map((person) => [person.key, person]));
