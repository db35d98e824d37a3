import express from 'express';

/** The least that any answer over HTTP takes here: express reads JSON and gives it back. In a process of its own, as the bot is. */
const app = express();
app.use(express.json({ limit: '1mb' }));
app.post('/api/messages', (request, response) => {
  response.json(request.body);
});
const port = Number(process.argv[2]);
app.listen(port, '127.0.0.1', () => process.send?.('listening'));
