// Poles on carts, eight at a time, with the arithmetic of a single one: the same operations in the same order, none fused.

typedef struct Poles {
    d8 position, velocity, angle, angular_velocity;
} Poles;

INLINE Poles advanced(Poles at, const LYCartPole *world, d8 force, d8 sine, d8 cosine) {
    d8 w = at.angular_velocity, step = all(world->time_step);
    d8 mass = all(world->total_mass), moment = all(world->pole_mass_length);
    d8 push = (force + moment * (w * w) * sine) / mass;
    d8 inertia = all(world->pole_half_length) * (4.0 / 3.0 - all(world->pole_mass) * (cosine * cosine) / mass);
    d8 angular_acceleration = (all(world->gravity) * sine - cosine * push) / inertia;
    d8 acceleration = push - moment * angular_acceleration * cosine / mass;
    if (world->is_semi_implicit) {
        at.velocity += step * acceleration;
        at.position += step * at.velocity;
        at.angular_velocity += step * angular_acceleration;
        at.angle += step * at.angular_velocity;
    } else {
        at.position += step * at.velocity;
        at.velocity += step * acceleration;
        at.angle += step * at.angular_velocity;
        at.angular_velocity += step * angular_acceleration;
    }
    return at;
}

// Writes the four numbers of each of eight poles as 32-bit numbers, one pole after the other.
INLINE void observe(Poles at, float *observations) {
    typedef float f8 __attribute__((vector_size(32)));
    typedef float f16 __attribute__((vector_size(64)));
    f8 p = __builtin_convertvector(at.position, f8), v = __builtin_convertvector(at.velocity, f8);
    f8 a = __builtin_convertvector(at.angle, f8), w = __builtin_convertvector(at.angular_velocity, f8);
    f16 linear = __builtin_shufflevector(p, v, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
    f16 angular = __builtin_shufflevector(a, w, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
    f16 first = __builtin_shufflevector(
        linear, angular, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
    f16 second = __builtin_shufflevector(
        linear, angular, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
    memcpy(observations, &first, sizeof first);
    memcpy(observations + 16, &second, sizeof second);
}

// Eight poles; whether any is down.
INLINE bool eight_poles(
    const LYCartPole *world, const long *actions, double *position, double *velocity, double *angle,
    double *angular_velocity, const double *sines, const double *cosines, float *observations, double *rewards,
    bool *terminated) {
    l8 action;
    memcpy(&action, actions, sizeof action);
    // An action of 0 turns the sign of the force, 1 leaves it.
    d8 force = with_sign(all(world->force), (action - 1) & INT64_MIN);
    Poles at = {load_doubles(position), load_doubles(velocity), load_doubles(angle), load_doubles(angular_velocity)};
    at = advanced(at, world, force, load_doubles(sines), load_doubles(cosines));
    store_doubles(position, at.position);
    store_doubles(velocity, at.velocity);
    store_doubles(angle, at.angle);
    store_doubles(angular_velocity, at.angular_velocity);
    observe(at, observations);
    l8 is_out = (size(at.position) > world->position_threshold) | (size(at.angle) > world->angle_threshold);
    store_doubles(rewards, either(is_out, all(world->last_reward), all(world->reward)));
    typedef int8_t b8 __attribute__((vector_size(8)));
    b8 flags = __builtin_convertvector(is_out, b8) & 1;
    memcpy(terminated, &flags, sizeof flags);
    return any(is_out);
}

// So many sines and cosines stay in the processor's nearest memory.
enum { PIECE = 256 };

static bool cart_pole(
    const LYCartPole *world, long count, const long *actions, double *position, double *velocity, double *angle,
    double *angular_velocity, float *observations, double *rewards, bool *terminated) {
    double sines[PIECE], cosines[PIECE];
    bool is_any_out = false;
    for (long first = 0; first < count; first += PIECE) {
        long end = first + PIECE < count ? first + PIECE : count;
        ly_sines_and_cosines(end - first, angle + first, sines, cosines);
        long i = first;
        for (; i + 8 <= end; i += 8) {
            is_any_out |= eight_poles(
                world, actions + i, position + i, velocity + i, angle + i, angular_velocity + i, sines + i - first,
                cosines + i - first, observations + 4 * i, rewards + i, terminated + i);
        }
        if (i == end) continue;
        // The rest is computed among poles that stand still.
        long rest = end - i, size = rest * (long)sizeof(double);
        long last_actions[8] = {0};
        double last[7][8] = {{0}};
        float last_observations[32];
        bool last_terminated[8];
        memcpy(last_actions, actions + i, rest * sizeof(long));
        memcpy(last[0], position + i, size);
        memcpy(last[1], velocity + i, size);
        memcpy(last[2], angle + i, size);
        memcpy(last[3], angular_velocity + i, size);
        memcpy(last[4], sines + i - first, size);
        memcpy(last[5], cosines + i - first, size);
        eight_poles(
            world, last_actions, last[0], last[1], last[2], last[3], last[4], last[5], last_observations, last[6],
            last_terminated);
        memcpy(position + i, last[0], size);
        memcpy(velocity + i, last[1], size);
        memcpy(angle + i, last[2], size);
        memcpy(angular_velocity + i, last[3], size);
        memcpy(observations + 4 * i, last_observations, rest * 4 * sizeof(float));
        memcpy(rewards + i, last[6], size);
        memcpy(terminated + i, last_terminated, rest);
        for (long lane = 0; lane < rest; lane++) is_any_out |= last_terminated[lane];
    }
    return is_any_out;
}
