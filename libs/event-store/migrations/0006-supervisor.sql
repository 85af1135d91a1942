-- How far the supervisor has looked for what raises an alert. It never goes beyond the projector, whose rows it asks.
insert into process.cursor (follower) values ('supervisor');
