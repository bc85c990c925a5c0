"""Pages of online applications: what is offered, the applicant's own, and the officers' queue."""
