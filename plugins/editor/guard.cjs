/**
 * Loaded before decap-server, which has no authentication: only who knows the key is answered.
 * Prints the port that the system chose, as {"port": N}.
 */
const http = require("node:http");

const key = process.env.EDITOR_KEY;
const create = http.createServer;

http.createServer = (...args) => {
  const answer = args.pop();
  const server = create(...args, (request, response) => {
    if (key && request.headers["x-editor-key"] === key) return answer(request, response);
    response.writeHead(403);
    return response.end();
  });
  server.on("listening", () => console.log(JSON.stringify({ port: server.address().port })));
  return server;
};
